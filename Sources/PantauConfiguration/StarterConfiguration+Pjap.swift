// What can be set of the PJAPs, as comments.
extension StarterConfiguration {
  var pajakioLines: [String] {
    [
      "#backend = \"pajakio\"", "#taxpayer = \"0999999999999000\"",
      say(
        "Token pengguna Pajak.io tidak ditulis di sini: sebut token-file, token-env, atau token-command",
        "Pajak.io's user token is not written here: name token-file, token-env or token-command"),
      "#token-command = [\"pass\", \"show\", \"pantau/pajakio\"]",
      say("Layanan percobaan, bukan yang sungguhan", "The service for trying out, not the real one"),
      "#sandbox = true",
      say(
        "Isi permintaan daftar; bentuknya tidak dipublikasikan",
        "What the list is asked with; its form is not published"),
      "#list-body = \"{}\"",
    ] + pjapLines
  }

  var klikpajakLines: [String] {
    [
      "#backend = \"klikpajak\"", "#taxpayer = \"0999999999999000\"", "#client-id = \"klien-contoh\"",
      say(
        "Rahasia klien tidak ditulis di sini: sebut client-secret-file, client-secret-env, atau client-secret-command",
        "The client secret is not written here: name client-secret-file, client-secret-env or client-secret-command"),
      "#client-secret-command = [\"pass\", \"show\", \"pantau/klikpajak\"]",
      say(
        "Berkas dengan id dokumen di Klikpajak, satu per baris; yang pernah terlihat diingat jurnal",
        "A file with the documents' ids at Klikpajak, one a line; the journal keeps those once seen"),
      "#documents = \"~/faktur/klikpajak.txt\"", "#sandbox = true",
    ] + pjapLines
  }

  var pajakExpressLines: [String] {
    [
      "#backend = \"pajakexpress\"", "#url = \"https://pajakexpress.contoh.id:9122\"",
      "#taxpayer = \"0999999999999000\"", "#email = \"pajak@contoh.id\"",
      say(
        "Sandi tidak ditulis di sini: sebut password-file, password-env, atau password-command",
        "The password is not written here: name password-file, password-env or password-command"),
      "#password-command = [\"pass\", \"show\", \"pantau/pajakexpress\"]",
      say(
        "Tempat dan NPWP atau NIK penandatangan, untuk unggah ulang",
        "Where and by whom (NPWP or NIK) re-uploads are signed"),
      "#signing-place = \"Jakarta\"", "#signer = \"0999999999999001\"",
    ] + pjapLines
  }

  /// What every PJAP has.
  private var pjapLines: [String] {
    [
      say(
        "Unggah ulang lewat layanan (call), atau tidak (none)", "Re-uploads by the service (call), or not at all (none)"
      ),
      "#reupload = \"call\"", "#poll-every = \"60s\"", "#timeout = \"30s\"",
      say(
        "Nama field di jawaban layanan, bila bukan seperti dugaan; jalur dengan titik",
        "What the service calls its fields, where it is not as expected; paths with dots"),
      "#fields = { rows = \"data\", partner-name = \"lawanTransaksi.nama\" }",
      say(
        "Arti kata status layanan, dengan kata Coretax, bila tidak dikenal",
        "What status words of the service mean, in Coretax's words, where they are not known"),
      "#statuses = { GAGAL = \"SAVED INVALID\" }",
    ]
  }
}
