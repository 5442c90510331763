#pragma once

#include "circuitbreaker.h"

namespace meja {

/// The three partners' breakers; one set for a whole program, shared by its workers.
struct GatewayBreakers
{
    explicit GatewayBreakers(const Clock &clock) : midtrans(clock), komerce(clock), rajaongkir(clock) {}

    CircuitBreaker midtrans;
    CircuitBreaker komerce;
    CircuitBreaker rajaongkir;
};

} // namespace meja
