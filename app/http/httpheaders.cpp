#include "httpheaders.h"

#include <algorithm>

namespace meja {

namespace {

auto named(QByteArrayView name)
{
    return [name](const HttpHeaders::Field &field) {
        return field.name.compare(name, Qt::CaseInsensitive) == 0;
    };
}

} // namespace

QByteArray HttpHeaders::value(QByteArrayView name) const
{
    const auto found = std::find_if(begin(), end(), named(name));
    return found == end() ? QByteArray() : found->value;
}

QList<QByteArray> HttpHeaders::values(QByteArrayView name) const
{
    QList<QByteArray> found;
    for (const Field &field : m_fields) {
        if (named(name)(field))
            found.append(field.value);
    }
    return found;
}

QByteArray HttpHeaders::lastValue(QByteArrayView name) const
{
    const auto found = values(name);
    return found.isEmpty() ? QByteArray() : found.constLast();
}

bool HttpHeaders::contains(QByteArrayView name) const
{
    return std::any_of(begin(), end(), named(name));
}

qsizetype HttpHeaders::count(QByteArrayView name) const
{
    return std::count_if(begin(), end(), named(name));
}

void HttpHeaders::set(const QByteArray &name, const QByteArray &value)
{
    m_fields.removeIf(named(name));
    add(name, value);
}

} // namespace meja
