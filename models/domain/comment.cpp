#include "comment.h"

#include <QList>

#include <algorithm>

namespace meja {

namespace {

constexpr qsizetype maxCharacters = 2000;

bool isControl(QChar c)
{
    return c.category() == QChar::Other_Control && c != u'\n' && c != u'\t';
}

} // namespace

Result<Review> checkedReview(const Review &review)
{
    const QString text = review.text.trimmed();
    const auto characters = text.toUcs4().size();
    if (characters < 1 || characters > maxCharacters)
        return failure(ErrorKind::Invalid, QStringLiteral("a comment must have 1 to 2,000 characters"),
                       QStringLiteral("review-text"));
    if (std::any_of(text.cbegin(), text.cend(), isControl))
        return failure(ErrorKind::Invalid, QStringLiteral("a comment must not contain control characters"),
                       QStringLiteral("review-text"));
    if (review.rating && (*review.rating < 1 || *review.rating > 5))
        return failure(ErrorKind::Invalid, QStringLiteral("a rating must be 1 to 5"),
                       QStringLiteral("review-rating"));
    return Review{text, review.rating};
}

} // namespace meja
