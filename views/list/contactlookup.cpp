#include "contactlookup.h"

#include "phonespelling.h"
#include "searchcharacters.h"
#include "whenready.h"

#include <algorithm>

namespace meja {

namespace {

/// Whether the search of the list includes a phone or e-mail that the role reads masked.
bool isMaskedFor(Role role, const Resource &resource)
{
    return std::any_of(resource.searchFields.cbegin(), resource.searchFields.cend(),
                       [&](const SearchField &field) {
                           const Column *column = resource.column(field.column);
                           return column && column->isMaskedFor(role);
                       });
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
    return m_isMasked && isWholeContact(text);
}

bool ContactLookup::isWholeContact(const QString &text)
{
    const QString typed = withoutInvisible(text).trimmed();
    return isWholeAddress(typed) || PhoneSpelling::whole(typed).has_value();
}

void ContactLookup::lookUp(const QString &text)
{
    whenReady(m_context.source.findByContact(m_lane, withoutInvisible(text).trimmed()), this,
              [this](const Result<QList<qint64>> &keys) {
                  if (keys)
                      Q_EMIT found(*keys);
                  else if (keys.error().kind != ErrorKind::Cancelled)
                      Q_EMIT failed(keys.error());
              });
}

} // namespace meja
