#include "oncebody.h"

#include <algorithm>
#include <cstring>

namespace meja {

OnceBody::OnceBody(QByteArray bytes) : m_bytes(std::move(bytes))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OnceBody::readData(char *data, qint64 most)
{
    if (m_isWithdrawn)
        return -1;
    const qint64 size = std::min(most, m_bytes.size() - m_taken);
    if (size <= 0)
        return 0;
    std::memcpy(data, m_bytes.constData() + m_taken, static_cast<std::size_t>(size));
    m_taken += size;
    m_hasLeft = true;
    return size;
}

qint64 OnceBody::writeData(const char *, qint64)
{
    return -1;
}

} // namespace meja
