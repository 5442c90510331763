#pragma once

#include "customercomments.h"
#include "customerorders.h"
#include "listquestion.h"
#include "shape.h"

#include <QJsonArray>

namespace meja {

// How what belongs to a customer looks in answers.

[[nodiscard]] Shape orderSummaryShape();
[[nodiscard]] QJsonObject shown(const OrderSummary &order);

[[nodiscard]] Shape orderShape();
[[nodiscard]] QJsonObject shown(const OrderDetail &order);

[[nodiscard]] Shape customerCancellationShape();
[[nodiscard]] QJsonObject shown(const CancellationView &cancellation);

/// Of one's own comments and of a product's alike.
[[nodiscard]] Shape commentShape();
[[nodiscard]] QJsonObject shown(const CommentView &comment);

/// One page of rows that look so.
[[nodiscard]] Shape pageShape(const QString &meaning, const Shape &row);

/// The page as an answer.
template <class Row>
[[nodiscard]] QJsonObject shownPage(const CustomerPage<Row> &page, const QByteArray &path,
                                    const QueryItems &items)
{
    QJsonArray rows;
    for (const Row &row : page.rows)
        rows.append(shown(row));
    const auto address = [&](const std::optional<PagePlace> &place) {
        return place ? QJsonValue(pageAddress(path, items, place)) : QJsonValue(QJsonValue::Null);
    };
    return {{QStringLiteral("results"), rows},
            {QStringLiteral("next"), address(page.next)},
            {QStringLiteral("previous"), address(page.previous)}};
}

} // namespace meja
