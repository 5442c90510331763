#pragma once

#include "customercomments.h"
#include "customerorders.h"
#include "listrequest.h"
#include "shape.h"

#include <QJsonArray>

namespace meja {

// JSON of the customer API's responses, and its description.

[[nodiscard]] Shape orderSummaryShape();
[[nodiscard]] QJsonObject toJson(const OrderSummary &order);

[[nodiscard]] Shape orderShape();
[[nodiscard]] QJsonObject toJson(const OrderDetail &order);

[[nodiscard]] Shape customerCancellationShape();
[[nodiscard]] QJsonObject toJson(const CancellationView &cancellation);

/// For the list of own comments and the list of a product's comments.
[[nodiscard]] Shape commentShape();
[[nodiscard]] QJsonObject toJson(const CommentView &comment);

/// The description of one page of rows.
[[nodiscard]] Shape pageShape(const QString &meaning, const Shape &row);

/// One page of rows as JSON.
template <class Row>
[[nodiscard]] QJsonObject pageToJson(const CustomerPage<Row> &page, const QByteArray &path,
                                     const QueryItems &items)
{
    QJsonArray rows;
    for (const Row &row : page.rows)
        rows.append(toJson(row));
    const auto address = [&](const std::optional<PagePosition> &place) {
        return place ? QJsonValue(pageAddress(path, items, place)) : QJsonValue(QJsonValue::Null);
    };
    return {{QStringLiteral("results"), rows},
            {QStringLiteral("next"), address(page.next)},
            {QStringLiteral("previous"), address(page.previous)}};
}

} // namespace meja
