#pragma once

#include "error.h"
#include "ids.h"
#include "instant.h"

#include <QString>

#include <optional>

namespace meja {

/// What a customer wrote about a product they bought.
struct Comment
{
    CommentId id;
    UserId author;
    ProductId product;
    OrderItemId item; ///< The purchase it is about.
    std::optional<int> rating;
    QString text;
    bool isArchived = false; ///< Hidden by staff; the author can't change that, nor write another one.
    bool isDeleted = false;  ///< By the author, whose place it frees.
    Instant writtenAt;
    Instant changedAt;
};

/// What a review says.
struct Review
{
    QString text;
    std::optional<int> rating; ///< 1 to 5.
};

/// What an author changes of a review; what is absent stays.
struct ReviewChange
{
    std::optional<QString> text;
    std::optional<std::optional<int>> rating; ///< There, but empty: the rating goes.
};

/// The review as it is kept: blanks around the text taken off. `Invalid` with code `review-text` unless 1 to
/// 2,000 characters remain, none of them a control character but line feeds and tabs; with code
/// `review-rating` for a rating that isn't 1 to 5.
[[nodiscard]] Result<Review> checkedReview(const Review &review);

/// How many comments a customer may write within an hour; what they deleted counts.
constexpr int commentsAnHour = 10;

} // namespace meja
