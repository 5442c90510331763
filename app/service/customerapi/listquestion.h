#pragma once

#include "customerorders.h"
#include "shape.h"

#include <QPair>

#include <tl/expected.hpp>

namespace meja {

using QueryItems = QList<QPair<QString, QString>>;

/// What a list was asked for behind the question mark.
struct ListQuestion
{
    OrderFilter filter; ///< Of a list of orders alone.
    PageWish wish;
};

/// What may stand there, for the description.
[[nodiscard]] Shape pageQuery();
[[nodiscard]] Shape orderQuery();

/// Everything that is wrong is told at once; what isn't known is wrong.
[[nodiscard]] tl::expected<ListQuestion, QList<FieldProblem>> readPageQuestion(const QueryItems &items);
/// The same with filters. Statuses may be repeated, listed with commas, or both; `COMPLETED` is `SELESAI`.
[[nodiscard]] tl::expected<ListQuestion, QList<FieldProblem>> readOrderQuestion(const QueryItems &items);

/// The address of another page of the same question; null for none.
/// @param path raw, as it was asked for.
[[nodiscard]] QString pageAddress(const QByteArray &path, const QueryItems &items,
                                  const std::optional<PagePlace> &place);

} // namespace meja
