#include "httpresponse.h"

#include <boost/beast/http/status.hpp>

namespace meja {

QByteArray reasonPhrase(int status)
{
    const auto phrase =
        boost::beast::http::obsolete_reason(boost::beast::http::int_to_status(static_cast<unsigned>(status)));
    return {phrase.data(), static_cast<qsizetype>(phrase.size())};
}

} // namespace meja
