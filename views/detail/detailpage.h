#pragma once

#include "recordpage.h"

#include <QList>

class QTabBar;
class QStackedWidget;
class QVBoxLayout;

namespace meja {

class Faces;
class FieldGrid;
class RelatedTable;
class RelatedTableModel;

/// The form of any record: its fieldsets at the left, the rows that belong to it at the right, links
/// to everything it names.
class DetailPage : public RecordPage
{
    Q_OBJECT

public:
    DetailPage(const Resource &resource, qint64 key, const DeskContext &context, QWidget *parent = nullptr);

protected:
    void refreshParts() override;
    [[nodiscard]] bool arePartsSettled() const override;
    void showRecord(const Record &record) override;
    void retranslate() override;

private:
    struct InlinePart
    {
        Label title;
        RelatedTableModel *model;
        RelatedTable *table;
        Faces *faces;
    };

    [[nodiscard]] QWidget *makeBody();
    [[nodiscard]] QWidget *makeForm(bool wide);
    void addFields(QVBoxLayout *column, const Fieldset &fieldset);
    [[nodiscard]] QWidget *makeInlines();
    void addInline(const Inline &description);
    void showInline(const InlinePart &part);

    QList<FieldGrid *> m_grids;
    QList<InlinePart> m_inlines;
    QTabBar *m_inlineBar = nullptr;
    QStackedWidget *m_inlineStack = nullptr;
};

} // namespace meja
