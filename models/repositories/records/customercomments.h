#pragma once

#include "customersession.h"
#include "pageplace.h"

#include <optional>

namespace meja {

/// A comment as customers see it. Times are RFC 3339 in UTC.
struct CommentView
{
    qint64 id = 0;
    qint64 product = 0;
    QString productName; ///< Among one's own; empty in a product's list.
    std::optional<int> rating;
    QString text;
    QString writtenAt;
    bool isOwn = false;
    bool isHidden = false; ///< Archived by staff: nobody but its author sees it.
};

/// What a product's comments make of it.
struct ProductRating
{
    QString name;
    qint64 sum = 0;
    qint64 count = 0;
};

/// Comments as a customer reads them. Failures: those of `CustomerSession`.
class CustomerComments
{
public:
    explicit CustomerComments(CustomerSession session) : m_session(session) {}

    /// One's own that aren't deleted, newest first.
    Result<CustomerPage<CommentView>> own(const PageWish &wish);
    /// `NotFound` for another's and a deleted one.
    Result<CommentView> one(qint64 id);
    struct OfProduct
    {
        ProductRating rating;
        CustomerPage<CommentView> page;
    };
    /// What everybody may read of a product's, newest first; `NotFound` for no product.
    Result<OfProduct> ofProduct(ProductId product, const PageWish &wish);

private:
    CustomerSession m_session;
};

} // namespace meja
