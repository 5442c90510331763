#pragma once

#include "circuitbreaker.h"

namespace meja {

/// The circuit breakers of the three partner APIs. A program has one set, shared by its workers.
struct GatewayBreakers
{
    explicit GatewayBreakers(const Clock &clock) : midtrans(clock), komerce(clock), rajaongkir(clock) {}

    CircuitBreaker midtrans;
    CircuitBreaker komerce;
    CircuitBreaker rajaongkir;
};

} // namespace meja
