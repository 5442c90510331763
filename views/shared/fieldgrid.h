#pragma once

#include "page.h"
#include "resource.h"
#include "valueview.h"

#include <QList>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace meja {

/// A titled group of fields, names at the left and values at the right, as on every form.
class FieldGrid : public QWidget
{
    Q_OBJECT

public:
    /// An empty title is left out.
    FieldGrid(Label title, QWidget *parent = nullptr);

    void addField(const Column &column);
    /// Shows the record; `names` tells which column each of its values belongs to.
    void showRecord(const Record &record, const QStringList &names, Role role);
    [[nodiscard]] const QList<ValueView *> &values() const { return m_values; }
    [[nodiscard]] bool isEmpty() const { return m_values.isEmpty(); }
    /// A field that is out of sight while it has no value.
    void hideWhenEmpty(const QString &column);
    /// Pixels of the names' column.
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
    QStringList m_shyColumns;
};

/// A heading of a group on a page.
[[nodiscard]] QLabel *groupHeading(QWidget *parent);

} // namespace meja
