#pragma once

#include "describedsource.h"
#include "deskpages.h"
#include "desksettings.h"

#include <QSettings>
#include <QTemporaryDir>

namespace meja {

/// The dependencies of a page in tests: temporary settings and a record source in memory.
class DeskFixture
{
public:
    DescribedSource source;

    [[nodiscard]] DeskSettings &settings() { return m_settings; }
    [[nodiscard]] QSettings &store() { return m_store; }
    [[nodiscard]] static Session session(Role role = Role::Staff)
    {
        return {QStringLiteral("ratna"), role, QStringLiteral("db.tokomeja.id:5432"), QStringLiteral("meja")};
    }
    [[nodiscard]] DeskContext context(Role role = Role::Staff) { return {source, session(role), m_settings}; }

private:
    QTemporaryDir m_folder;
    QSettings m_store{m_folder.filePath(QStringLiteral("meja.ini")), QSettings::IniFormat};
    DeskSettings m_settings{m_store};
};

} // namespace meja
