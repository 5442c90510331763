#pragma once

#include <QList>
#include <QObject>
#include <QSet>

namespace meja {

/// The rows somebody picked, by record key: they stay picked while the list scrolls, is filtered or
/// sorted anew. Either these rows, or all that match except these.
class SelectedKeys : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] bool contains(qint64 key) const { return m_keys.contains(key) != m_allMatching; }
    [[nodiscard]] bool isEmpty() const { return m_keys.isEmpty() && !m_allMatching; }
    /// Whether everything that matches the list is meant, known or not.
    [[nodiscard]] bool isAllMatching() const { return m_allMatching; }
    /// The picked rows; with `isAllMatching()` the ones left out.
    [[nodiscard]] const QSet<qint64> &keys() const { return m_keys; }

    /// Picks exactly these rows.
    void set(const QList<qint64> &keys);
    void add(const QList<qint64> &keys);
    void toggle(qint64 key);
    void selectAllMatching();
    void clear();

Q_SIGNALS:
    void changed();

private:
    void become(const QSet<qint64> &keys, bool allMatching);

    QSet<qint64> m_keys;
    bool m_allMatching = false;
};

} // namespace meja
