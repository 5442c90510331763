#include "searchword.h"

#include "searchcharacters.h"

namespace meja {

namespace {

bool splits(QChar c)
{
    return c.isSpace() || c.isNull();
}

/// Reads a text word by word, from left to right.
class Splitter
{
public:
    explicit Splitter(const QString &typed) : m_typed(typed) {}

    bool atWord()
    {
        while (m_at < m_typed.size() && (splits(m_typed[m_at]) || isInvisible(m_typed[m_at]))) {
            m_gap = splits(m_typed[m_at]) ? m_typed[m_at] : m_gap;
            ++m_at;
        }
        return m_at < m_typed.size();
    }

    SearchWord word()
    {
        SearchWord word;
        word.at = m_at;
        word.gap = m_gap;
        if (!readQuoted(word))
            readPlain(word);
        if (word.whole.isEmpty())
            word.whole = word.text;
        return word;
    }

private:
    void readPlain(SearchWord &word)
    {
        while (m_at < m_typed.size() && !splits(m_typed[m_at])) {
            if (m_typed[m_at] == u':' && word.field.isEmpty() && word.plain && !word.text.isEmpty()) {
                beginValue(word);
                continue;
            }
            if (isInvisible(m_typed[m_at]))
                ++m_at;
            else
                readCharacter(word);
        }
        if (!word.field.isEmpty())
            word.whole += word.text;
    }

    /// After `field:` the value may be quoted.
    void beginValue(SearchWord &word)
    {
        ++m_at;
        word.field = word.text;
        word.whole = word.text + u':';
        word.text.clear();
        readQuoted(word);
    }

    void readCharacter(SearchWord &word)
    {
        if (m_typed[m_at] == u'\\' && m_at + 1 < m_typed.size()) {
            word.plain = false;
            ++m_at;
        }
        word.text += m_typed[m_at++];
    }

    bool readQuoted(SearchWord &word)
    {
        const QChar quote = m_typed.size() > m_at ? m_typed[m_at] : QChar();
        if (quote != u'"' && quote != u'\'')
            return false;
        const qsizetype end = closing(quote);
        if (quote == u'\'' &&
            (end == m_typed.size() || (end + 1 < m_typed.size() && !splits(m_typed[end + 1]))))
            return false;
        word.plain = false;
        for (++m_at; m_at < end;)
            readCharacter(word);
        m_at = qMin(end + 1, m_typed.size());
        return true;
    }

    /// Index of the quote that closes the current one, or the end of the text.
    [[nodiscard]] qsizetype closing(QChar quote) const
    {
        for (qsizetype i = m_at + 1; i < m_typed.size(); ++i) {
            if (m_typed[i] == u'\\')
                ++i;
            else if (m_typed[i] == quote)
                return i;
        }
        return m_typed.size();
    }

    const QString &m_typed;
    qsizetype m_at = 0;
    QChar m_gap = u' ';
};

QString withWholeCharacters(QString text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool pair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (pair)
            ++i;
        else if (text[i].isSurrogate())
            text[i] = QChar::ReplacementCharacter;
        else if (text[i].isNull())
            text[i] = u' ';
    }
    return text;
}

} // namespace

QList<SearchWord> splitSearch(const QString &typed)
{
    const QString text = withWholeCharacters(typed);
    Splitter splitter(text);
    QList<SearchWord> words;
    while (splitter.atWord())
        words.append(splitter.word());
    if (!words.isEmpty())
        words.last().isLast = true;
    return words;
}

} // namespace meja
