#include "trackingline.h"

#include "courier.h"
#include "trackingpatterns.h"

#include <QRegularExpression>

#include <algorithm>

namespace meja {

namespace {

/// Longer texts are no status lines; patterns read only their beginning.
constexpr qsizetype maxLength = 500;

struct Compiled
{
    QString courier;
    LineMeaning meaning = LineMeaning::Nothing;
    QRegularExpression pattern;
};

QRegularExpression compiled(const char *pattern)
{
    QString text = QString::fromLatin1(pattern);
    text.replace(QLatin1String("<parcel>"),
                 QLatin1String("(paket|kiriman|barang|parcel|package|shipment|pesanan|item)"));
    text.replace(QLatin1String("<shipper>"),
                 QLatin1String("(pengirim|seller|shipper|sender|penjual|toko|merchant|pemilik|asal|origin)"));
    return QRegularExpression(QRegularExpression::anchoredPattern(text));
}

const QList<Compiled> &compiledPatterns()
{
    static const QList<Compiled> all = [] {
        QList<Compiled> list;
        for (const LinePattern &each : linePatterns())
            list.append({QString::fromLatin1(each.courier), each.meaning, compiled(each.pattern)});
        return list;
    }();
    return all;
}

/// In lower case, with single spaces and without invisible characters.
QString folded(const QString &line)
{
    QString text = line.left(maxLength).normalized(QString::NormalizationForm_KC);
    text.removeIf([](QChar character) {
        return character.category() == QChar::Other_Format || character == QChar(0x034F);
    });
    return text.simplified().toLower();
}

/// Whether a whole word of the text is about the time before the collection, or about a cancellation.
bool isBeforeCollection(const QString &text)
{
    static const QRegularExpression separators(QStringLiteral("[^\\p{L}\\p{N}]+"));
    const QStringList words = text.split(separators, Qt::SkipEmptyParts);
    return std::any_of(words.cbegin(), words.cend(), [](const QString &word) {
        const auto known = wordsBeforeCollection();
        return std::find(known.begin(), known.end(), word) != known.end();
    });
}

bool hasLetter(const QString &text)
{
    return std::any_of(text.cbegin(), text.cend(), [](QChar character) { return character.isLetter(); });
}

} // namespace

LineMeaning meaningOfLine(const QString &courier, const QString &line)
{
    const QString text = folded(line);
    if (!hasLetter(text))
        return LineMeaning::Nothing;
    const QString code = courierCode(courier);
    for (const Compiled &each : compiledPatterns()) {
        if ((each.courier.isEmpty() || each.courier == code) && each.pattern.match(text).hasMatch())
            return each.meaning;
    }
    return isBeforeCollection(text) ? LineMeaning::Nothing : LineMeaning::InTransit;
}

EntryMeaning meaningOfEntry(const QString &courier, const TrackingEvent &entry)
{
    const LineMeaning described = meaningOfLine(courier, entry.description);
    if (entry.status.trimmed().isEmpty() || needsPerson(described))
        return {described, entry.description};
    return {meaningOfLine(courier, entry.status), entry.status};
}

bool needsPerson(LineMeaning meaning)
{
    switch (meaning) {
    case LineMeaning::Nothing:
    case LineMeaning::Collected:
    case LineMeaning::InTransit:
        return false;
    case LineMeaning::Stopped:
    case LineMeaning::Problem:
    case LineMeaning::Returning:
        return true;
    }
    Q_UNREACHABLE();
}

} // namespace meja
