#include "openapi.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace meja {

namespace {

QJsonObject reference(const QString &to)
{
    return {{QStringLiteral("$ref"), to}};
}

QJsonObject content(const QString &type, const QJsonObject &schema)
{
    return {{type, QJsonObject{{QStringLiteral("schema"), schema}}}};
}

QString roleSentence(Access access)
{
    switch (access) {
    case Access::Reader:
        return QStringLiteral("For staff, admins and auditors.");
    case Access::Staff:
        return QStringLiteral("For staff and admins.");
    case Access::Admin:
        return QStringLiteral("For admins.");
    case Access::Customer:
        return QStringLiteral("For customers, each about what is their own.");
    }
    Q_UNREACHABLE();
}

/// Row ids, and the numbers of orders.
QJsonObject placeSchema(const QString &name)
{
    if (name == QLatin1String("number"))
        return {{QStringLiteral("type"), QStringLiteral("string")}};
    return {{QStringLiteral("type"), QStringLiteral("integer")}, {QStringLiteral("minimum"), 1}};
}

QJsonObject queryParameter(const Field &field)
{
    const QJsonObject properties = schemaOf({field}).value(QStringLiteral("properties")).toObject();
    return {{QStringLiteral("name"), field.name},
            {QStringLiteral("in"), QStringLiteral("query")},
            {QStringLiteral("description"), field.meaning},
            {QStringLiteral("required"), false},
            {QStringLiteral("schema"), properties.value(field.name)}};
}

QJsonArray parametersOf(const ApiRoute &route)
{
    QJsonArray parameters;
    static const QRegularExpression place(QStringLiteral("\\{([a-z]+)\\}"));
    for (auto it = place.globalMatch(route.pattern); it.hasNext();) {
        const QString name = it.next().captured(1);
        parameters.append(QJsonObject{{QStringLiteral("name"), name},
                                      {QStringLiteral("in"), QStringLiteral("path")},
                                      {QStringLiteral("required"), true},
                                      {QStringLiteral("schema"), placeSchema(name)}});
    }
    for (const Field &field : route.query)
        parameters.append(queryParameter(field));
    if (route.takesKey)
        parameters.append(reference(QStringLiteral("#/components/parameters/IdempotencyKey")));
    return parameters;
}

QJsonObject responsesOf(const ApiRoute &route)
{
    QJsonObject success{{QStringLiteral("description"), route.summary}};
    if (!route.answer.isEmpty())
        success.insert(QStringLiteral("content"),
                       content(QStringLiteral("application/json"), schemaOf(route.answer)));
    QJsonObject headers;
    if (route.takesKey && route.access != Access::Customer)
        headers.insert(QStringLiteral("X-Meja-Lsn"), reference(QStringLiteral("#/components/headers/Lsn")));
    if (route.isTagged)
        headers.insert(QStringLiteral("ETag"), reference(QStringLiteral("#/components/headers/Tag")));
    if (!headers.isEmpty())
        success.insert(QStringLiteral("headers"), headers);
    QJsonObject responses{
        {QString::number(route.status), success},
        {QStringLiteral("default"), reference(QStringLiteral("#/components/responses/Problem"))}};
    if (route.isTagged)
        responses.insert(QStringLiteral("304"),
                         QJsonObject{{QStringLiteral("description"),
                                      QStringLiteral("As it was under the tag in If-None-Match")}});
    return responses;
}

QJsonArray securityOf(const ApiRoute &route)
{
    const QString scheme =
        route.access == Access::Customer ? QStringLiteral("customerToken") : QStringLiteral("staffSession");
    return {QJsonObject{{scheme, QJsonArray()}}};
}

QJsonObject operationOf(const ApiRoute &route)
{
    QJsonObject operation{{QStringLiteral("operationId"), route.operation},
                          {QStringLiteral("summary"), route.summary},
                          {QStringLiteral("description"), roleSentence(route.access)},
                          {QStringLiteral("parameters"), parametersOf(route)},
                          {QStringLiteral("responses"), responsesOf(route)},
                          {QStringLiteral("security"), securityOf(route)}};
    if (!route.body.isEmpty())
        operation.insert(QStringLiteral("requestBody"),
                         QJsonObject{{QStringLiteral("required"), true},
                                     {QStringLiteral("content"),
                                      content(QStringLiteral("application/json"), schemaOf(route.body))}});
    return operation;
}

QJsonObject problemSchema()
{
    const Shape error{Field::text(QStringLiteral("field"), QStringLiteral("Which field")),
                      Field::text(QStringLiteral("code"), QStringLiteral("What is wrong, for programs")),
                      Field::text(QStringLiteral("message"), QStringLiteral("What is wrong, for people"))};
    QStringList types;
    const QList<Problem> problems = allProblems();
    for (const Problem &problem : problems)
        types.append(QStringLiteral("/problems/") + problem.name);
    const Shape shape{
        Field::choice(QStringLiteral("type"), QStringLiteral("Stable; tell problems apart by it"), types),
        Field::text(QStringLiteral("title"), QStringLiteral("The same words for every occurrence")),
        Field::integer(QStringLiteral("status"), QStringLiteral("The answer's status"), 400, 599),
        Field::text(QStringLiteral("detail"), QStringLiteral("What it was this time")).optional(),
        Field::text(QStringLiteral("instance"), QStringLiteral("The request's id")).optional(),
        Field::list(QStringLiteral("errors"), QStringLiteral("Every field that is wrong"), error).optional()};
    QJsonObject schema = schemaOf(shape);
    schema.insert(QStringLiteral("additionalProperties"), true);
    return schema;
}

QJsonObject components()
{
    const QJsonObject key{
        {QStringLiteral("name"), QStringLiteral("Idempotency-Key")},
        {QStringLiteral("in"), QStringLiteral("header")},
        {QStringLiteral("required"), true},
        {QStringLiteral("description"),
         QStringLiteral(
             "1 to 255 printable characters of the caller's choice; the same again gives the stored answer")},
        {QStringLiteral("schema"), QJsonObject{{QStringLiteral("type"), QStringLiteral("string")},
                                               {QStringLiteral("minLength"), 1},
                                               {QStringLiteral("maxLength"), 255}}}};
    const QJsonObject lsn{
        {QStringLiteral("description"),
         QStringLiteral("How far the database's log was written; a reader of a standby waits for it")},
        {QStringLiteral("schema"), QJsonObject{{QStringLiteral("type"), QStringLiteral("string")}}}};
    const QJsonObject problem{
        {QStringLiteral("description"), QStringLiteral("Why it came to nothing (RFC 9457)")},
        {QStringLiteral("content"), content(QStringLiteral("application/problem+json"), problemSchema())}};
    const QJsonObject session{
        {QStringLiteral("type"), QStringLiteral("http")},
        {QStringLiteral("scheme"), QStringLiteral("bearer")},
        {QStringLiteral("description"),
         QStringLiteral("What the database's open_staff_session() returned, in hexadecimal")}};
    const QJsonObject token{{QStringLiteral("type"), QStringLiteral("http")},
                            {QStringLiteral("scheme"), QStringLiteral("bearer")},
                            {QStringLiteral("bearerFormat"), QStringLiteral("JWT")},
                            {QStringLiteral("description"),
                             QStringLiteral("The storefront's token; user_id, or sub, names the customer")}};
    const QJsonObject tag{
        {QStringLiteral("description"), QStringLiteral("Changes with the answer; send it as If-None-Match")},
        {QStringLiteral("schema"), QJsonObject{{QStringLiteral("type"), QStringLiteral("string")}}}};
    return {
        {QStringLiteral("parameters"), QJsonObject{{QStringLiteral("IdempotencyKey"), key}}},
        {QStringLiteral("headers"), QJsonObject{{QStringLiteral("Lsn"), lsn}, {QStringLiteral("Tag"), tag}}},
        {QStringLiteral("responses"), QJsonObject{{QStringLiteral("Problem"), problem}}},
        {QStringLiteral("securitySchemes"),
         QJsonObject{{QStringLiteral("staffSession"), session}, {QStringLiteral("customerToken"), token}}}};
}

} // namespace

QJsonObject openApiOf(const QList<ApiRoute> &routes, const QString &version)
{
    QJsonObject paths;
    for (const ApiRoute &route : routes) {
        QJsonObject path = paths.value(route.pattern).toObject();
        path.insert(QString::fromLatin1(route.method.toLower()), operationOf(route));
        paths.insert(route.pattern, path);
    }
    const QJsonObject info{{QStringLiteral("title"), QStringLiteral("Meja")},
                           {QStringLiteral("version"), version}};
    return {{QStringLiteral("openapi"), QStringLiteral("3.1.0")},
            {QStringLiteral("info"), info},
            {QStringLiteral("paths"), paths},
            {QStringLiteral("components"), components()}};
}

void addDescription(Router &router, const QList<ApiRoute> &routes)
{
    const QJsonObject description = openApiOf(routes, QCoreApplication::applicationVersion());
    const QByteArray json = QJsonDocument(description).toJson(QJsonDocument::Compact);
    router.add("GET", QStringLiteral("/openapi.json"),
               [json](const HttpRequest &) { return HttpAnswer::json(200, json); });
}

} // namespace meja
