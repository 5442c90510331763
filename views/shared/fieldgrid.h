#pragma once

#include "page.h"
#include "resource.h"
#include "valueview.h"

#include <QList>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace meja {

/// A titled group of fields: names at the left, values at the right. Detail and order pages use it.
class FieldGrid : public QWidget
{
    Q_OBJECT

public:
    /// @param title may be empty: no heading.
    FieldGrid(Label title, QWidget *parent = nullptr);

    void addField(const Column &column);
    /// Shows the record. @param names the columns of the record's values, in their order.
    void showRecord(const Record &record, const QStringList &names, Role role);
    /// Marks the fields whose values differ from those of this earlier record. @param names as above.
    void markChanges(const Record &record, const Record &earlier, const QStringList &names);
    [[nodiscard]] const QList<ValueView *> &values() const { return m_values; }
    /// The view of that column; null when the grid has no such field.
    [[nodiscard]] ValueView *value(const QString &column) const;
    [[nodiscard]] bool isEmpty() const { return m_values.isEmpty(); }
    /// Hides the field of this column while it has no value.
    void hideWhenEmpty(const QString &column);
    /// Sets the width of the column with the names, in pixels.
    void setNameWidth(int width);

Q_SIGNALS:
    void openRequested(const QString &resource, qint64 key);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    Label m_title;
    QLabel *m_heading;
    QGridLayout *m_grid;
    QList<QLabel *> m_names;
    QList<ValueView *> m_values;
    QStringList m_hiddenWhenEmpty;
};

/// Creates the heading of a group on a page.
[[nodiscard]] QLabel *groupHeading(QWidget *parent);

} // namespace meja
