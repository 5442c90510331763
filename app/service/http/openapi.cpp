#include "openapi.h"

#include <QJsonArray>
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
    }
    Q_UNREACHABLE();
}

QJsonArray parametersOf(const ApiRoute &route)
{
    QJsonArray parameters;
    static const QRegularExpression place(QStringLiteral("\\{([a-z]+)\\}"));
    for (auto it = place.globalMatch(route.pattern); it.hasNext();) {
        const QJsonObject schema{{QStringLiteral("type"), QStringLiteral("integer")},
                                 {QStringLiteral("minimum"), 1}};
        parameters.append(QJsonObject{{QStringLiteral("name"), it.next().captured(1)},
                                      {QStringLiteral("in"), QStringLiteral("path")},
                                      {QStringLiteral("required"), true},
                                      {QStringLiteral("schema"), schema}});
    }
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
    if (route.takesKey)
        success.insert(QStringLiteral("headers"),
                       QJsonObject{{QStringLiteral("X-Meja-Lsn"),
                                    reference(QStringLiteral("#/components/headers/Lsn"))}});
    return {{QString::number(route.status), success},
            {QStringLiteral("default"), reference(QStringLiteral("#/components/responses/Problem"))}};
}

QJsonObject operationOf(const ApiRoute &route)
{
    QJsonObject operation{{QStringLiteral("operationId"), route.operation},
                          {QStringLiteral("summary"), route.summary},
                          {QStringLiteral("description"), roleSentence(route.access)},
                          {QStringLiteral("parameters"), parametersOf(route)},
                          {QStringLiteral("responses"), responsesOf(route)}};
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
    return {{QStringLiteral("parameters"), QJsonObject{{QStringLiteral("IdempotencyKey"), key}}},
            {QStringLiteral("headers"), QJsonObject{{QStringLiteral("Lsn"), lsn}}},
            {QStringLiteral("responses"), QJsonObject{{QStringLiteral("Problem"), problem}}},
            {QStringLiteral("securitySchemes"), QJsonObject{{QStringLiteral("staffSession"), session}}}};
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
    const QJsonObject security{{QStringLiteral("staffSession"), QJsonArray()}};
    return {{QStringLiteral("openapi"), QStringLiteral("3.1.0")},
            {QStringLiteral("info"), info},
            {QStringLiteral("security"), QJsonArray{security}},
            {QStringLiteral("paths"), paths},
            {QStringLiteral("components"), components()}};
}

} // namespace meja
