#include "oncebody.h"

#include <algorithm>
#include <cstring>

namespace meja {

OnceBody::OnceBody(QByteArray bytes) : m_bytes(std::move(bytes))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OnceBody::readData(char *data, qint64 maxSize)
{
    if (m_isWithdrawn)
        return -1;
    const qint64 size = std::min(maxSize, m_bytes.size() - m_position);
    if (size <= 0)
        return 0;
    std::memcpy(data, m_bytes.constData() + m_position, static_cast<std::size_t>(size));
    m_position += size;
    m_hasLeft = true;
    return size;
}

qint64 OnceBody::writeData(const char *, qint64)
{
    return -1;
}

} // namespace meja
