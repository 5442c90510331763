#pragma once

#include "error.h"
#include "ids.h"
#include "instant.h"

#include <QString>

#include <optional>

namespace meja {

/// A customer's comment on a product that they bought.
struct Comment
{
    CommentId id;
    UserId author;
    ProductId product;
    OrderItemId item; ///< The purchased item that the comment is about.
    std::optional<int> rating;
    QString text;
    bool isArchived = false; ///< Hidden by staff. The author can neither change it nor write another comment.
    bool isDeleted = false;  ///< By the author, who may then write another comment.
    Instant writtenAt;
    Instant changedAt;
};

/// The content of a comment that a customer submits.
struct Review
{
    QString text;
    std::optional<int> rating; ///< 1 to 5.
};

/// The fields of a comment that its author changes. Absent fields keep their values.
struct ReviewChange
{
    std::optional<QString> text = {};
    std::optional<std::optional<int>> rating = {}; ///< Present but empty: removes the rating.
};

/// Returns the review with surrounding white space removed from its text.
///
/// Failures: `Invalid` with code `review-text` unless 1 to 2,000 characters remain, none of them a control
/// character other than line feed and tab; `Invalid` with code `review-rating` for a rating outside 1 to 5.
[[nodiscard]] Result<Review> checkedReview(const Review &review);

/// How many comments a customer may write within an hour, deleted ones included.
constexpr int maxCommentsPerHour = 10;

} // namespace meja
