#pragma once

#include "recordpage.h"

#include <QList>

class QTabBar;
class QScrollArea;
class QStackedWidget;

namespace meja {

class FieldColumns;
class FieldGrid;
class RelatedTable;
class RelatedTableModel;
class StateView;

/// The page of any record: its fields in columns, tables of related rows below them as tabs with their
/// number, and links to the records that it refers to.
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
    void resizeEvent(QResizeEvent *event) override;

private:
    struct RelatedPart
    {
        Label title;
        RelatedTableModel *model;
        RelatedTable *table;
        StateView *stateView;
    };

    [[nodiscard]] QWidget *makeBody();
    [[nodiscard]] QWidget *makeForm();
    void addFields(const Fieldset &fieldset);
    void fitForm();
    [[nodiscard]] QWidget *makeInlines();
    void addInline(const Inline &description);
    void showInline(const RelatedPart &part);
    void showTabTexts();

    QScrollArea *m_form = nullptr;
    FieldColumns *m_fields = nullptr;
    QList<FieldGrid *> m_grids;
    QList<RelatedPart> m_inlines;
    QTabBar *m_inlineBar = nullptr;
    QStackedWidget *m_inlineStack = nullptr;
};

} // namespace meja
