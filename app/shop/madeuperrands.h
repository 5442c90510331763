#pragma once

#include "errands.h"

namespace meja {

/// Fulfilment without partners: records successful and failed payments and deliveries directly in the
/// database.
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
