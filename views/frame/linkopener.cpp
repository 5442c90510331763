#include "linkopener.h"

#include "failuretext.h"
#include "resourcecatalogue.h"
#include "whenready.h"

namespace meja {

void LinkOpener::setSource(RecordSource *source, Role role)
{
    m_source = source;
    m_role = role;
    m_lane = Lane::next(); // Results of the former session are ignored.
}

void LinkOpener::open(const QString &text)
{
    const auto link = PageLink::parse(text);
    if (!link)
        return Q_EMIT refused(linkProblemSentence(PageLink::problemOf(text)));
    if (!findResource(link->resource)->isOpenTo(m_role))
        return Q_EMIT refused(tr("Your role cannot open this page."));
    if (!link->number.isEmpty())
        return findOrder(link->number);
    Q_EMIT found({link->resource, link->key});
}

void LinkOpener::findOrder(const QString &number)
{
    if (!m_source)
        return;
    const QString orders = QStringLiteral("orders");
    whenReady(m_source->suggest(m_lane, orders, number), this,
              [this, orders, number, lane = m_lane](const Result<QList<Suggestion>> &suggestions) {
                  if (lane != m_lane)
                      return;
                  if (!suggestions)
                      return Q_EMIT refused(failureSentence(suggestions.error()));
                  for (const Suggestion &each : *suggestions) {
                      if (each.title == number)
                          return Q_EMIT found({orders, each.key});
                  }
                  Q_EMIT refused(tr("There is no order with the number %1.").arg(number));
              });
}

} // namespace meja
