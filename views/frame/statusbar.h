#pragma once

#include "session.h"

#include <QWidget>

#include <optional>

class QLabel;
class QToolButton;

namespace meja {

/// The status bar: connection, user and role, activity; at the right the buttons for shortcuts, language
/// and appearance.
class StatusBar : public QWidget
{
    Q_OBJECT

public:
    explicit StatusBar(QWidget *parent = nullptr);

    void setSession(const Session &session);
    /// Says that nobody is signed in, until the next session or connection state.
    void showSignedOut();
    void setConnection(ConnectionState state);
    void setBusy(bool busy);

    [[nodiscard]] QString connectionText() const;

Q_SIGNALS:
    void languageRequested();
    void themeRequested();
    void shortcutsRequested();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();
    void showConnection();

    std::optional<Session> m_session;
    ConnectionState m_state = ConnectionState::Connecting;
    bool m_signedOut = false;
    bool m_busy = false;
    QLabel *m_connectionIcon;
    QLabel *m_connection;
    QLabel *m_person;
    QLabel *m_activity;
    QToolButton *m_language;
    QToolButton *m_theme;
    QToolButton *m_shortcuts;
};

/// The role in the current language.
[[nodiscard]] QString roleWord(Role role);

} // namespace meja
