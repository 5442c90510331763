#include "contactlookup.h"

#include "phonespelling.h"
#include "whenready.h"

#include <algorithm>

namespace meja {

namespace {

/// The database function finds customers only.
bool isMaskedFor(Role role, const Resource &resource)
{
    return resource.name == QLatin1String("users") &&
           std::any_of(resource.columns.cbegin(), resource.columns.cend(),
                       [role](const Column &column) { return column.isMaskedFor(role); });
}

bool isWholeAddress(const QString &text)
{
    const qsizetype at = text.indexOf(u'@');
    return at > 0 && text.indexOf(u'.', at + 2) > 0 && !text.contains(u' ') && !text.endsWith(u'.');
}

} // namespace

ContactLookup::ContactLookup(const Resource &resource, const DesktopContext &context, QObject *parent)
    : QObject(parent), m_context(context), m_isMasked(isMaskedFor(context.session.role, resource))
{}

ContactLookup::~ContactLookup()
{
    m_context.source.cancel(m_lane);
}

bool ContactLookup::applies(const QString &text) const
{
    return m_isMasked && (isWholeAddress(text) || PhoneSpelling::whole(text).has_value());
}

void ContactLookup::lookUp(const QString &text)
{
    whenReady(m_context.source.findByContact(m_lane, text), this, [this](const Result<QList<qint64>> &keys) {
        if (keys)
            Q_EMIT found(*keys);
        else if (keys.error().kind != ErrorKind::Cancelled)
            Q_EMIT failed(keys.error());
    });
}

} // namespace meja
