#pragma once

#include "httpanswer.h"

namespace meja {

/// What the client needs to know beside the answer itself.
struct AnswerForm
{
    bool isForHead = false; ///< The head only, as if there were a body.
    bool closes = false;    ///< No further request will be answered.
    bool isOldHttp = false; ///< HTTP/1.0, where a connection that stays must be promised.
};

/// An answer as it goes over the wire. Line breaks within a header's value become spaces, so that no value
/// can pass for a header.
[[nodiscard]] QByteArray bytesOf(const HttpAnswer &answer, AnswerForm form);

} // namespace meja
