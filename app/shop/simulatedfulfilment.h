#pragma once

#include "fulfilment.h"

namespace meja {

/// Fulfilment without partners: records successful and failed payments and deliveries directly in the
/// database.
class SimulatedFulfilment : public Fulfilment
{
public:
    Result<std::optional<Purchase::Step>> execute(Purchase &purchase, Connection &connection) override;

private:
    static Result<ResultSet> settle(const Purchase &purchase, Connection &connection);
    static Result<ResultSet> ship(const Purchase &purchase, const QString &status, Connection &connection);
    static Result<ResultSet> run(const Purchase &purchase, Connection &connection);
};

} // namespace meja
