#pragma once

#include "recordpage.h"

#include <QList>

class QTabBar;
class QStackedWidget;
class QVBoxLayout;

namespace meja {

class StateView;
class FieldGrid;
class RelatedTable;
class RelatedTableModel;

/// The page of any record: its fields at the left, tables of related rows at the right, and links to the
/// records that it refers to.
class DetailPage : public RecordPage
{
    Q_OBJECT

public:
    DetailPage(const Resource &resource, qint64 key, const DesktopContext &context,
               QWidget *parent = nullptr);

protected:
    void refreshParts() override;
    [[nodiscard]] bool arePartsSettled() const override;
    void showRecord(const Record &record) override;
    void takeChanges(const RowChanges &changes) override;
    void markChanges(const Record &record, const Record &opened) override;
    void retranslate() override;

private:
    struct RelatedPart
    {
        Label title;
        RelatedTableModel *model;
        RelatedTable *table;
        StateView *stateView;
    };

    [[nodiscard]] QWidget *makeBody();
    [[nodiscard]] QWidget *makeForm(bool wide);
    void addFields(QVBoxLayout *column, const Fieldset &fieldset);
    [[nodiscard]] QWidget *makeInlines();
    void addInline(const Inline &description);
    void showInline(const RelatedPart &part);

    QList<FieldGrid *> m_grids;
    QList<RelatedPart> m_inlines;
    QTabBar *m_inlineBar = nullptr;
    QStackedWidget *m_inlineStack = nullptr;
};

} // namespace meja
