#pragma once

#include <QByteArray>
#include <QList>

namespace meja {

/// Header fields of a request or response, in their order. Names are compared without case.
class HttpHeaders
{
public:
    struct Field
    {
        QByteArray name;
        QByteArray value;
    };

    HttpHeaders() = default;
    HttpHeaders(std::initializer_list<Field> fields) : m_fields(fields) {}

    /// The value of the first field with this name; null if there is none.
    [[nodiscard]] QByteArray value(QByteArrayView name) const;
    /// The value of the last field with this name; null if there is none.
    [[nodiscard]] QByteArray lastValue(QByteArrayView name) const;
    /// The values of all fields with this name, in their order.
    [[nodiscard]] QList<QByteArray> values(QByteArrayView name) const;
    [[nodiscard]] bool contains(QByteArrayView name) const;
    [[nodiscard]] qsizetype count(QByteArrayView name) const;

    void add(const QByteArray &name, const QByteArray &value) { m_fields.append({name, value}); }
    /// Replaces all fields with this name.
    void set(const QByteArray &name, const QByteArray &value);

    [[nodiscard]] auto begin() const { return m_fields.cbegin(); }
    [[nodiscard]] auto end() const { return m_fields.cend(); }

private:
    QList<Field> m_fields;
};

} // namespace meja
