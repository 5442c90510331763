#include "preparedstatements.h"

#include <QCryptographicHash>

namespace meja {

QByteArray PreparedStatements::add(const QByteArray &sql)
{
    const QByteArray name =
        "meja_" + QCryptographicHash::hash(sql, QCryptographicHash::Sha256).first(16).toHex();
    m_names.insert(sql, name);
    return name;
}

} // namespace meja
