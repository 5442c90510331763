#include "comment.h"

#include "textrule.h"

#include <QList>

namespace meja {

namespace {

constexpr qsizetype maxCharacters = 2000;

} // namespace

Result<Review> checkedReview(const Review &review)
{
    const QString text = isFarTooLong(review.text, maxCharacters)
                             ? review.text
                             : normalisedText(review.text, TextLines::Several);
    if (isBlankText(text) || text.toUcs4().size() > maxCharacters)
        return failure(ErrorKind::Invalid, QStringLiteral("a comment must have 1 to 2,000 characters"),
                       QStringLiteral("review-text"));
    if (const auto character = forbiddenCharacter(text, TextLines::Several))
        return failure(
            ErrorKind::Invalid,
            QStringLiteral("a comment must not contain the character %1").arg(codePointName(*character)),
            QStringLiteral("review-text"));
    if (review.rating && (*review.rating < 1 || *review.rating > 5))
        return failure(ErrorKind::Invalid, QStringLiteral("a rating must be 1 to 5"),
                       QStringLiteral("review-rating"));
    return Review{text, review.rating};
}

} // namespace meja
