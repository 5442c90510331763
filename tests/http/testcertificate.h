#pragma once

#include <QString>
#include <QTemporaryDir>

/// A certificate for `localhost`, made for this test and signed by itself, in files that go with it.
class TestCertificate
{
public:
    TestCertificate();

    [[nodiscard]] QString certificateFile() const
    {
        return m_folder.filePath(QStringLiteral("certificate.pem"));
    }
    [[nodiscard]] QString keyFile() const { return m_folder.filePath(QStringLiteral("key.pem")); }

private:
    QTemporaryDir m_folder;
};
