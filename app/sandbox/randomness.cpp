#include "randomness.h"

#include <QUuid>

namespace meja::sandbox {

quint64 Randomness::next()
{
    m_state += 0x9e3779b97f4a7c15U;
    quint64 mixed = m_state;
    mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
    return mixed ^ (mixed >> 31U);
}

qint64 Randomness::between(qint64 min, qint64 max)
{
    return min + qint64(next() % quint64(max - min + 1));
}

QString Randomness::uuid()
{
    QByteArray bytes(16, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = char(next() & 0xffU);
    bytes[6] = char((bytes[6] & 0x0f) | 0x40);
    bytes[8] = char((bytes[8] & 0x3f) | 0x80);
    return QUuid::fromRfc4122(bytes).toString(QUuid::WithoutBraces);
}

QString Randomness::digits(int count)
{
    QString text;
    for (int place = 0; place < count; ++place)
        text += QChar(u'0' + char16_t(between(place == 0 ? 1 : 0, 9)));
    return text;
}

} // namespace meja::sandbox
