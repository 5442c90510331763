#pragma once

#include "pagelink.h"
#include "recordsource.h"
#include "role.h"

#include <QObject>

namespace meja {

/// Opens the page of a link: checks the link and the role, and finds the key of an order by its number.
class LinkOpener : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// `source` must outlive the session; null ends it.
    void setSource(RecordSource *source, Role role);
    /// Emits `found` or `refused`, for an order number after its look-up.
    void open(const QString &text);

Q_SIGNALS:
    void found(const meja::PageAddress &address);
    void refused(const QString &sentence);

private:
    void findOrder(const QString &number);

    RecordSource *m_source = nullptr;
    Role m_role = Role::Staff;
    Lane m_lane = Lane::next();
};

} // namespace meja
