#pragma once

#include "error.h"

#include <utility>

// Two macros in the style of Abseil. They return a failure to the caller, so that the code contains only the
// success path. Use them in functions and lambdas that return a `Result`; a lambda needs an explicit return
// type. Names are unique for each use, so uses may be nested, for example in a lambda that is an argument of
// another.

#define MEJA_JOIN_NOW(left, right) left##right
#define MEJA_JOIN(left, right) MEJA_JOIN_NOW(left, right)

#define MEJA_RETURN_IF_ERROR(result, ...)                                                                    \
    do {                                                                                                     \
        if (auto result = (__VA_ARGS__); !result)                                                            \
            return tl::unexpected(std::move(result).error());                                                \
    } while (false)

#define MEJA_ASSIGN_OR_RETURN(result, declaration, ...)                                                      \
    auto result = (__VA_ARGS__);                                                                             \
    if (!result)                                                                                             \
        return tl::unexpected(std::move(result).error());                                                    \
    declaration = *std::move(result)

/// Evaluates an expression of type `Result` once and returns its error from the enclosing function, if it has
/// one. A value is discarded.
#define RETURN_IF_ERROR(...) MEJA_RETURN_IF_ERROR(MEJA_JOIN(mejaResult, __COUNTER__), __VA_ARGS__)

/// Evaluates an expression of type `Result` once; returns its error from the enclosing function, or moves its
/// value into the declared or existing variable:
///
///     ASSIGN_OR_RETURN(const Order order, records.orders().lock(id));
///
/// The declaration must not contain a comma, and the macro expands to several statements: put braces around
/// it in a branch.
#define ASSIGN_OR_RETURN(declaration, ...)                                                                   \
    MEJA_ASSIGN_OR_RETURN(MEJA_JOIN(mejaResult, __COUNTER__), declaration, __VA_ARGS__)
