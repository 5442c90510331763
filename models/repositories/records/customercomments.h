#pragma once

#include "customersession.h"
#include "pageposition.h"

#include <optional>

namespace meja {

/// A comment as a customer sees it. Times are RFC 3339 in UTC.
struct CommentView
{
    qint64 id = 0;
    qint64 product = 0;
    QString productName; ///< Filled in the customer's own list; empty in a product's list.
    std::optional<int> rating;
    QString text;
    QString writtenAt;
    bool isOwn = false;
    bool isHidden = false; ///< Archived by staff; only its author still sees it.
};

/// The sum and the number of a product's ratings; the average is computed by the API.
struct ProductRating
{
    QString name;
    qint64 sum = 0;
    qint64 count = 0;
};

/// Reads comments for the customer API. Failures: those of `CustomerSession::read()`.
class CustomerComments
{
public:
    explicit CustomerComments(CustomerSession session) : m_session(session) {}

    /// The customer's own comments, newest first, without the deleted ones.
    Result<CustomerPage<CommentView>> own(const CustomerPageRequest &request);
    /// One of the customer's own comments. `NotFound` for a deleted comment or one of another customer.
    Result<CommentView> one(qint64 id);
    struct OfProduct
    {
        ProductRating rating;
        CustomerPage<CommentView> page;
    };
    /// The visible comments on a product, newest first. `NotFound` when the product does not exist.
    Result<OfProduct> ofProduct(ProductId product, const CustomerPageRequest &request);

private:
    CustomerSession m_session;
};

} // namespace meja
