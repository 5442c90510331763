#pragma once

#include <QIODevice>

namespace meja {

/// A request body (possibly empty) that can be read only once. `HttpExchange` uses it to prevent repeated
/// requests: Qt resends a request when the connection breaks before the response, unless its body cannot be
/// rewound.
class OnceBody : public QIODevice
{
    Q_OBJECT

public:
    explicit OnceBody(QByteArray bytes);

    /// Whether Qt has read from the body. If not, the partner has not received a complete request.
    [[nodiscard]] bool hasLeft() const { return m_hasLeft; }
    [[nodiscard]] bool isEmptyBody() const { return m_bytes.isEmpty(); }
    /// From now on reading fails.
    void withdraw() { m_isWithdrawn = true; }

    [[nodiscard]] qint64 size() const override { return m_bytes.size(); }
    bool reset() override { return false; }
    bool seek(qint64 position) override { return position == pos(); }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    const QByteArray m_bytes;
    qint64 m_position = 0;
    bool m_hasLeft = false;
    bool m_isWithdrawn = false;
};

} // namespace meja
