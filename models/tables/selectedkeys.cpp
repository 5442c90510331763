#include "selectedkeys.h"

namespace meja {

void SelectedKeys::set(const QList<qint64> &keys)
{
    replace(QSet<qint64>(keys.cbegin(), keys.cend()), false);
}

void SelectedKeys::add(const QList<qint64> &keys)
{
    const QSet<qint64> added(keys.cbegin(), keys.cend());
    replace(m_allMatching ? m_keys - added : m_keys + added, m_allMatching);
}

void SelectedKeys::toggle(qint64 key)
{
    QSet<qint64> keys = m_keys;
    if (!keys.remove(key))
        keys.insert(key);
    replace(keys, m_allMatching);
}

void SelectedKeys::selectAllMatching()
{
    replace({}, true);
}

void SelectedKeys::clear()
{
    replace({}, false);
}

void SelectedKeys::replace(const QSet<qint64> &keys, bool allMatching)
{
    if (keys == m_keys && allMatching == m_allMatching)
        return;
    m_keys = keys;
    m_allMatching = allMatching;
    Q_EMIT changed();
}

} // namespace meja
