#include "apiroute.h"

namespace meja {

QList<Role> rolesFor(Access access)
{
    switch (access) {
    case Access::Reader:
        return {Role::Staff, Role::Admin, Role::Auditor};
    case Access::Staff:
        return {Role::Staff, Role::Admin};
    case Access::Admin:
        return {Role::Admin};
    case Access::Customer:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace meja
