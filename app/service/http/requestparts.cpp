#include "requestparts.h"

#include "jsonreader.h"

#include <QCryptographicHash>
#include <QJsonDocument>

#include <algorithm>

namespace meja {

namespace {

bool isJson(const HttpRequest &request)
{
    const QByteArray type = request.header("Content-Type").split(';').first().trimmed().toLower();
    return type == "application/json";
}

} // namespace

tl::expected<QJsonObject, Problem> readBody(const Shape &shape, const HttpRequest &request)
{
    QJsonObject object;
    if (!request.body.isEmpty()) {
        if (!isJson(request))
            return tl::unexpected(problemNamed("unsupported-media-type"));
        const auto json = readJson(request.body);
        if (!json)
            return tl::unexpected(problemOf(json.error()));
        object = json->toObject();
    }
    if (const auto problems = problemsOf(object, shape); !problems.isEmpty())
        return tl::unexpected(invalidFields(problems));
    return normalisedTexts(object, shape);
}

bool isIdempotencyKey(const QByteArray &key)
{
    return !key.isEmpty() && key.size() <= 255 &&
           std::all_of(key.cbegin(), key.cend(), [](char c) { return c > 32 && c < 127; });
}

QByteArray bearerToken(const HttpRequest &request)
{
    const auto values = request.headers.values("Authorization");
    const QByteArray value = values.size() == 1 ? values.constFirst() : QByteArray();
    const qsizetype blank = value.indexOf(' ');
    if (blank < 0 || value.first(blank).toLower() != "bearer")
        return {};
    const auto token = std::find_if(value.cbegin() + blank, value.cend(), [](char c) { return c != ' '; });
    const bool isOneWord = std::all_of(token, value.cend(), [](char c) { return c > 32 && c < 127; });
    return isOneWord ? value.last(value.cend() - token) : QByteArray();
}

QByteArray digestOf(const HttpRequest &request, const QJsonObject &body)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(request.path);
    hash.addData(QByteArray(1, '\0'));
    // The members of a QJsonObject are sorted by their names.
    hash.addData(QJsonDocument(body).toJson(QJsonDocument::Compact));
    return hash.result();
}

HttpResponse replayed(int status, const QByteArray &body, const QByteArray &contentType)
{
    HttpResponse response =
        contentType.isEmpty() ? HttpResponse::empty(status) : HttpResponse::text(status, body, contentType);
    response.headers.add("Idempotency-Replayed", "true");
    return response;
}

std::optional<qint64> idIn(const QString &text)
{
    bool isNumber = false;
    const qint64 id = text.toLongLong(&isNumber);
    return isNumber && id > 0 && QString::number(id) == text ? std::optional(id) : std::nullopt;
}

} // namespace meja
