// The library's own code, once, so that nothing of it has to be linked.
#include <boost/json/src.hpp>
