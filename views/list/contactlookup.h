#pragma once

#include "deskpages.h"
#include "resource.h"

#include <QList>
#include <QObject>

namespace meja {

/// Finds the customer who is calling, for people who read phones and e-mails masked: a whole number or
/// address typed into the search box of the customers is looked up on the server, which keeps a trace.
class ContactLookup : public QObject
{
    Q_OBJECT

public:
    ContactLookup(const Resource &resource, const DeskContext &context, QObject *parent);
    ~ContactLookup() override;

    /// Whether the text is a whole phone or e-mail, and searching the list for it finds nothing for this
    /// role.
    [[nodiscard]] bool applies(const QString &text) const;
    void ask(const QString &text);

Q_SIGNALS:
    void found(const QList<qint64> &keys); ///< None: nobody has it.
    void failed(const meja::Error &error);

private:
    DeskContext m_context;
    bool m_isMasked;
    Lane m_lane = Lane::next();
};

} // namespace meja
