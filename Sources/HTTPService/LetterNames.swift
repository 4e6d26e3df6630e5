/// What HTML calls letters and signs by names (WHATWG, HTML, section 13.5): those of ASCII, of Latin-1 and of Windows-1252.
enum LetterNames {
  /// The letter of a name; `nil` where there is none known by it.
  static func letter(named name: String) -> Unicode.Scalar? { letters[name] }

  private static let letters = Dictionary(
    uniqueKeysWithValues: zip(
      (ascii + " " + latin1 + " " + windows).split(separator: " ").map(String.init),
      Array(asciiLetters.unicodeScalars) + (0xA0...0xFF).map { Unicode.Scalar(UInt8($0)) }
        + Array(windowsLetters.unicodeScalars)))

  private static let asciiLetters = ##"!""#$%&&'()**+,./:;<<=>>?@[[\]]^__`{{||}}"##
  private static let ascii = """
    excl QUOT quot num dollar percnt AMP amp apos lpar rpar ast midast plus comma period sol colon semi LT lt \
    equals GT gt quest commat lbrack lsqb bsol rbrack rsqb Hat lowbar UnderBar grave lbrace lcub verbar vert rbrace \
    rcub
    """

  /// From 0xA0 on.
  private static let latin1 = """
    nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute \
    micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig \
    Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times \
    Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave \
    eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave \
    uacute ucirc uuml yacute thorn yuml
    """

  private static let windowsLetters = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
  private static let windows = """
    euro sbquo fnof bdquo hellip dagger Dagger circ permil Scaron lsaquo OElig Zcaron lsquo rsquo ldquo rdquo bull \
    ndash mdash tilde trade scaron rsaquo oelig zcaron Yuml
    """
}
