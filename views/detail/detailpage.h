#pragma once

#include "deskpages.h"
#include "resource.h"

#include <QList>

#include <optional>

class QTabBar;
class QStackedWidget;
class QVBoxLayout;

namespace meja {

class Faces;
class FieldGrid;
class RecordHeading;
class RelatedTable;
class RelatedTableModel;

/// The form of any record: its fieldsets at the left, the rows that belong to it at the right, links
/// to everything it names.
class DetailPage : public DeskPage
{
    Q_OBJECT

public:
    DetailPage(const Resource &resource, qint64 key, const DeskContext &context, QWidget *parent = nullptr);
    ~DetailPage() override;

    [[nodiscard]] PageAddress address() const override { return {m_resource.name, m_key}; }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override { return m_resource.icon; }
    void refresh() override;
    [[nodiscard]] bool isSettled() const override;

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

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
    void ask();
    void take(const Result<Record> &record);
    void showInline(const InlinePart &part);
    void openRecord(const QString &resource, qint64 key);
    void retranslate();

    const Resource &m_resource;
    qint64 m_key;
    DeskContext m_context;
    Lane m_lane = Lane::next();
    QStringList m_names; ///< Columns that are asked for.
    std::optional<Record> m_record;
    bool m_loading = false;
    std::optional<Error> m_failure;
    RecordHeading *m_heading;
    Faces *m_faces = nullptr;
    QList<FieldGrid *> m_grids;
    QList<InlinePart> m_inlines;
    QTabBar *m_inlineBar = nullptr;
    QStackedWidget *m_inlineStack = nullptr;
};

} // namespace meja
