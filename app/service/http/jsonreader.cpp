#include "jsonreader.h"

#include "utf8text.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <boost/json/basic_parser_impl.hpp>

#include <cmath>
#include <memory>
#include <vector>

namespace meja {

namespace {

using boost::json::error_code;
using boost::json::string_view;

/// Maximum nesting depth. Our own requests and the partners' notifications need far fewer levels.
constexpr std::size_t maxLevels = 16;

/// 2^53: up to it, a double represents every whole number exactly.
constexpr double maxExactDouble = 9007199254740992;

/// The parser's handler: builds the document and rejects what `readJson()` does not allow.
class Builder
{
public:
    explicit Builder(JsonTolerance tolerance) : m_tolerance(tolerance) {}

    // The parser requires these limits; the HTTP server already limits the size of a body.
    static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

    [[nodiscard]] const QJsonValue &document() const { return m_document; }
    [[nodiscard]] const QString &refusal() const { return m_refusal; }

    bool on_document_begin(error_code &) { return true; }
    bool on_document_end(error_code &) { return true; }
    bool on_object_begin(error_code &) { return open(false); }
    bool on_object_end(std::size_t, error_code &error) { return close(error); }
    bool on_array_begin(error_code &) { return open(true); }
    bool on_array_end(std::size_t, error_code &error) { return close(error); }
    bool on_key_part(string_view part, std::size_t, error_code &) { return collect(part); }
    bool on_key(string_view last, std::size_t, error_code &error);
    bool on_string_part(string_view part, std::size_t, error_code &) { return collect(part); }
    bool on_string(string_view last, std::size_t, error_code &error);
    bool on_number_part(string_view, error_code &) { return true; }
    bool on_int64(std::int64_t number, string_view, error_code &error) { return add(qint64(number), error); }
    bool on_uint64(std::uint64_t, string_view, error_code &error)
    {
        return refuse(QStringLiteral("a number is too large"), error);
    }
    bool on_double(double number, string_view, error_code &error);
    bool on_bool(bool value, error_code &error) { return add(value, error); }
    bool on_null(error_code &error) { return add(QJsonValue::Null, error); }
    bool on_comment_part(string_view, error_code &) { return true; }
    bool on_comment(string_view, error_code &) { return true; }

private:
    struct Level
    {
        bool isArray = false;
        QJsonObject object = {};
        QJsonArray array = {};
        QString key = {};
    };

    bool open(bool isArray)
    {
        m_levels.push_back({isArray});
        return true;
    }
    bool close(error_code &error);
    bool add(const QJsonValue &value, error_code &error);
    bool collect(string_view part)
    {
        m_text.append(part.data(), static_cast<qsizetype>(part.size()));
        return true;
    }
    bool takeText(string_view last, QString &text, error_code &error);
    bool refuse(const QString &why, error_code &error);

    JsonTolerance m_tolerance;
    std::vector<Level> m_levels;
    QByteArray m_text; ///< The key or string that is being read.
    QJsonValue m_document;
    QString m_refusal;
};

bool Builder::refuse(const QString &why, error_code &error)
{
    m_refusal = why;
    error = boost::json::error::syntax;
    return false;
}

bool Builder::takeText(string_view last, QString &text, error_code &error)
{
    collect(last);
    text = textFromUtf8(m_text);
    m_text.clear();
    // PostgreSQL's type text cannot store it.
    if (text.contains(QChar(0)))
        return refuse(QStringLiteral("a null character is not allowed"), error);
    return true;
}

bool Builder::on_key(string_view last, std::size_t, error_code &error)
{
    QString key;
    if (!takeText(last, key, error))
        return false;
    // Two parsers of the same document could each use a different one of the two values.
    if (m_levels.back().object.contains(key))
        return refuse(QStringLiteral("the key \"%1\" occurs twice").arg(key), error);
    m_levels.back().key = key;
    return true;
}

bool Builder::on_string(string_view last, std::size_t, error_code &error)
{
    QString text;
    return takeText(last, text, error) && add(text, error);
}

bool Builder::on_double(double number, string_view, error_code &error)
{
    if (m_tolerance.allowsFractions)
        return add(number, error);
    // JSON Schema's type "integer", which our description of the APIs uses, includes 5.0 and 5e0.
    if (std::trunc(number) != number || std::abs(number) > maxExactDouble)
        return refuse(QStringLiteral("a number is not a whole number, or too large"), error);
    return add(static_cast<qint64>(number), error);
}

bool Builder::close(error_code &error)
{
    const Level level = std::move(m_levels.back());
    m_levels.pop_back();
    return add(level.isArray ? QJsonValue(level.array) : QJsonValue(level.object), error);
}

bool Builder::add(const QJsonValue &value, error_code &error)
{
    if (m_levels.empty()) {
        const bool fits = value.isObject() || (m_tolerance.allowsArray && value.isArray());
        if (!fits)
            return refuse(QStringLiteral("the document is not an object"), error);
        m_document = value;
        return true;
    }
    Level &level = m_levels.back();
    if (level.isArray)
        level.array.append(value);
    else
        level.object.insert(level.key, value);
    return true;
}

} // namespace

Result<QJsonValue> readJson(const QByteArray &bytes, JsonTolerance tolerance)
{
    boost::json::parse_options options;
    options.max_depth = maxLevels;
    boost::json::basic_parser<Builder> parser(options, tolerance);
    error_code error;
    const auto size = static_cast<std::size_t>(bytes.size());
    const std::size_t read = parser.write_some(false, bytes.constData(), size, error);
    if (!error && read == size)
        return parser.handler().document();
    const QString &refusal = parser.handler().refusal();
    QString why = QStringLiteral("unexpected text after the document");
    if (!refusal.isEmpty())
        why = refusal;
    else if (error)
        why = QString::fromStdString(error.message());
    return failure(ErrorKind::Invalid, QStringLiteral("%1, near byte %2").arg(why).arg(read),
                   QStringLiteral("malformed-json"));
}

} // namespace meja
