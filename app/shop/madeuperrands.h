#pragma once

#include "errands.h"

namespace meja {

/// Errands of a shop that plays the partners itself: it writes down that a payment or a parcel arrived.
class MadeUpErrands : public Errands
{
public:
    Result<std::optional<Purchase::Step>> take(Purchase &purchase, Connection &connection) override;

private:
    static Result<ResultSet> settle(const Purchase &purchase, Connection &connection);
    static Result<ResultSet> ship(const Purchase &purchase, const QString &status, Connection &connection);
    static Result<ResultSet> run(const Purchase &purchase, Connection &connection);
};

} // namespace meja
