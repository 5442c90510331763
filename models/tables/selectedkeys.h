#pragma once

#include <QList>
#include <QObject>
#include <QSet>

namespace meja {

/// The selected rows by key. They stay selected while the list is scrolled, filtered or sorted. The selection
/// is either these rows, or all matching rows except these.
class SelectedKeys : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] bool contains(qint64 key) const { return m_keys.contains(key) != m_allMatching; }
    [[nodiscard]] bool isEmpty() const { return m_keys.isEmpty() && !m_allMatching; }
    /// Whether all rows of the list are selected, loaded or not.
    [[nodiscard]] bool isAllMatching() const { return m_allMatching; }
    /// The selected rows; with `isAllMatching()`, the excluded ones.
    [[nodiscard]] const QSet<qint64> &keys() const { return m_keys; }

    /// Selects exactly these rows.
    void set(const QList<qint64> &keys);
    void add(const QList<qint64> &keys);
    void toggle(qint64 key);
    void selectAllMatching();
    void clear();

Q_SIGNALS:
    void changed();

private:
    void replace(const QSet<qint64> &keys, bool allMatching);

    QSet<qint64> m_keys;
    bool m_allMatching = false;
};

} // namespace meja
