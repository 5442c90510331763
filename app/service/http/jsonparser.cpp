// Boost.JSON as a header-only library: this file compiles it once, so that no Boost library is linked.
#include <boost/json/src.hpp>
