#pragma once

#include "customerorders.h"
#include "shape.h"

#include <QPair>

#include <tl/expected.hpp>

namespace meja {

using QueryItems = QList<QPair<QString, QString>>;

/// The query parameters of a list in the customer API.
struct ListRequest
{
    OrderFilter filter; ///< Only for the list of orders.
    CustomerPageRequest page;
};

/// The allowed query parameters, for `/openapi.json`.
[[nodiscard]] Shape pageQuery();
[[nodiscard]] Shape orderQuery();

/// Parses the page parameters. Fails with all problems at once; unknown parameters are a problem.
[[nodiscard]] tl::expected<ListRequest, QList<FieldProblem>> readListRequest(const QueryItems &items);
/// Parses page parameters and filters. Several statuses can be repeated parameters, separated by commas, or
/// both; `COMPLETED` means `SELESAI`.
[[nodiscard]] tl::expected<ListRequest, QList<FieldProblem>> readOrderListRequest(const QueryItems &items);

/// The address of another page of the same list; null when `place` is empty.
///
/// @param path the raw path of the request.
[[nodiscard]] QString pageAddress(const QByteArray &path, const QueryItems &items,
                                  const std::optional<PagePosition> &place);

} // namespace meja
