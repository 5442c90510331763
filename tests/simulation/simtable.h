#pragma once

#include <map>
#include <memory>

namespace meja {

/// Rows by their ids. Copies share the rows until one of them changes, because every transaction copies all
/// tables and changes few of them.
template <class Id, class Row>
class SimTable
{
public:
    using Rows = std::map<Id, Row>;
    using const_iterator = typename Rows::const_iterator;

    [[nodiscard]] const_iterator begin() const { return m_rows->cbegin(); }
    [[nodiscard]] const_iterator end() const { return m_rows->cend(); }
    [[nodiscard]] const_iterator cbegin() const { return m_rows->cbegin(); }
    [[nodiscard]] const_iterator cend() const { return m_rows->cend(); }
    [[nodiscard]] auto rbegin() const { return m_rows->crbegin(); }
    [[nodiscard]] const_iterator find(const Id &id) const { return m_rows->find(id); }
    [[nodiscard]] const Row &at(const Id &id) const { return m_rows->at(id); }
    [[nodiscard]] bool contains(const Id &id) const { return m_rows->contains(id); }
    [[nodiscard]] bool empty() const { return m_rows->empty(); }
    [[nodiscard]] std::size_t size() const { return m_rows->size(); }
    /// Whether neither table has changed since one was copied from the other.
    [[nodiscard]] bool isSharedWith(const SimTable &other) const { return m_rows == other.m_rows; }

    /// The rows, to change them. References that were read before stay valid, but may be outdated.
    Rows &change()
    {
        if (m_rows.use_count() > 1)
            m_rows = std::make_shared<Rows>(*m_rows);
        return *m_rows;
    }
    /// A row, to change it.
    Row &change(const Id &id) { return change().at(id); }
    Row &operator[](const Id &id) { return change()[id]; }

private:
    std::shared_ptr<Rows> m_rows = std::make_shared<Rows>();
};

} // namespace meja
