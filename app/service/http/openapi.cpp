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
        return QStringLiteral("For customers; they only access their own data.");
    }
    Q_UNREACHABLE();
}

/// A path parameter is a row id, or an order number.
QJsonObject pathParameterSchema(const QString &name)
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
    static const QRegularExpression braces(QStringLiteral("\\{([a-z]+)\\}"));
    for (auto it = braces.globalMatch(route.pattern); it.hasNext();) {
        const QString name = it.next().captured(1);
        parameters.append(QJsonObject{{QStringLiteral("name"), name},
                                      {QStringLiteral("in"), QStringLiteral("path")},
                                      {QStringLiteral("required"), true},
                                      {QStringLiteral("schema"), pathParameterSchema(name)}});
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
    if (!route.response.isEmpty())
        success.insert(QStringLiteral("content"),
                       content(QStringLiteral("application/json"), schemaOf(route.response)));
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
        responses.insert(
            QStringLiteral("304"),
            QJsonObject{{QStringLiteral("description"),
                         QStringLiteral("Not changed since the response with the ETag in If-None-Match")}});
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
    const Shape error{Field::text(QStringLiteral("field"), QStringLiteral("Name of the invalid field")),
                      Field::text(QStringLiteral("code"), QStringLiteral("Error code for programs")),
                      Field::text(QStringLiteral("message"), QStringLiteral("Error message for people"))};
    QStringList types;
    const QList<Problem> problems = allProblems();
    for (const Problem &problem : problems)
        types.append(QStringLiteral("/problems/") + problem.name);
    const Shape shape{
        Field::choice(QStringLiteral("type"), QStringLiteral("Stable identifier of the kind of problem"),
                      types),
        Field::text(QStringLiteral("title"),
                    QStringLiteral("Summary; the same text for every occurrence of the type")),
        Field::integer(QStringLiteral("status"), QStringLiteral("The HTTP status of the response"), 400, 599),
        Field::text(QStringLiteral("detail"), QStringLiteral("Explanation of this occurrence")).optional(),
        Field::text(QStringLiteral("instance"), QStringLiteral("The request id, as in X-Request-Id"))
            .optional(),
        Field::list(QStringLiteral("errors"), QStringLiteral("All invalid fields"), error).optional()};
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
             "1 to 255 printable characters chosen by the caller; repeating a request with the same key "
             "returns the stored response")},
        {QStringLiteral("schema"), QJsonObject{{QStringLiteral("type"), QStringLiteral("string")},
                                               {QStringLiteral("minLength"), 1},
                                               {QStringLiteral("maxLength"), 255}}}};
    const QJsonObject lsn{
        {QStringLiteral("description"),
         QStringLiteral(
             "Position in PostgreSQL's write-ahead log; wait for it before reading from a standby")},
        {QStringLiteral("schema"), QJsonObject{{QStringLiteral("type"), QStringLiteral("string")}}}};
    const QJsonObject problem{
        {QStringLiteral("description"), QStringLiteral("Problem details (RFC 9457)")},
        {QStringLiteral("content"), content(QStringLiteral("application/problem+json"), problemSchema())}};
    const QJsonObject session{
        {QStringLiteral("type"), QStringLiteral("http")},
        {QStringLiteral("scheme"), QStringLiteral("bearer")},
        {QStringLiteral("description"),
         QStringLiteral(
             "Session token that the database function open_staff_session() returned, in hexadecimal")}};
    const QJsonObject token{
        {QStringLiteral("type"), QStringLiteral("http")},
        {QStringLiteral("scheme"), QStringLiteral("bearer")},
        {QStringLiteral("bearerFormat"), QStringLiteral("JWT")},
        {QStringLiteral("description"),
         QStringLiteral("Token signed by the storefront; user_id, or sub, contains the customer's id")}};
    const QJsonObject tag{
        {QStringLiteral("description"),
         QStringLiteral("Changes when the response changes; send it as If-None-Match")},
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
               [json](const HttpRequest &) { return HttpResponse::json(200, json); });
}

} // namespace meja
